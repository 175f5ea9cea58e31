// What the page asks of the server.

const proof = () => document.querySelector('meta[name="csrf"]');

const send = (path, body) => fetch('/builder/' + path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json', 'Accept': 'application/json', 'X-CSRF': proof().content},
  body: JSON.stringify(body),
});

/** Whoever signed in again in another window has another proof, which a fresh page has. */
const renew = async () => {
  const page = await fetch(location.href, {headers: {Accept: 'text/html'}});
  const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('meta[name="csrf"]')?.content;
  const isSignedIn = page.ok && !new URL(page.url).pathname.startsWith('/sign-in');
  const isOther = isSignedIn && fresh !== undefined && fresh !== proof().content;
  if (isOther) {
    proof().content = fresh;
  }
  return {isSignedIn, isOther};
};

/** An answer: its status, and its JSON; status 0 where the server cannot be reached. */
export const post = async (path, body) => {
  try {
    let response = await send(path, body);
    let {status} = response;
    if (status === 403) {
      const {isSignedIn, isOther} = await renew();
      response = isOther ? await send(path, body) : response;
      status = isSignedIn ? response.status : 401;
    }
    if (status === 401 || status === 403) {
      document.dispatchEvent(new CustomEvent('builder:refused', {detail: status}));
    }
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    return {status, json: isJson ? await response.json() : {}};
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
