// What the page asks of the server.

const proof = () => document.querySelector('meta[name="csrf"]').content;

/** An answer: its status, and its JSON; status 0 where the server cannot be reached. */
export const post = async (path, body) => {
  try {
    const response = await fetch('/builder/' + path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Accept': 'application/json', 'X-CSRF': proof()},
      body: JSON.stringify(body),
    });
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    const answer = {status: response.status, json: isJson ? await response.json() : {}};
    if (response.status === 401 || (response.status === 403 && !isJson)) {
      document.dispatchEvent(new CustomEvent('builder:refused', {detail: response.status}));
    }
    return answer;
  } catch {
    return {status: 0, json: {}};
  }
};

export const get = async path => (await fetch('/builder/' + path, {headers: {Accept: 'application/json'}})).json();

/** Does something once nothing was asked for a while; an older answer never follows a newer question. */
export const debounced = (wait, ask, take) => {
  let timer;
  let newest = 0;
  const start = () => {
    clearTimeout(timer);
    const mine = ++newest;
    timer = setTimeout(async () => {
      const answer = await ask();
      if (mine === newest && answer !== undefined) {
        take(answer);
      }
    }, wait);
  };
  start.cancel = () => {
    clearTimeout(timer);
    newest++;
  };
  return start;
};
