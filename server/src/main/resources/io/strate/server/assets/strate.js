// What every page does: changes carry the visitor's token, charts are drawn where there are some,
// and parts of a page are asked for again when the segments that they show change.

const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

document.addEventListener('htmx:configRequest', event => {
  event.detail.headers['X-CSRF'] = meta('csrf');
});

// A session that ended takes nothing away from the page: a link leads to the sign-in and back.
const signedOut = () => {
  const link = document.createElement('a');
  link.href = '/sign-in?back=' + encodeURIComponent(location.pathname + location.search);
  link.textContent = document.body.dataset.signedOut;
  link.className = 'alert alert-warning d-block';
  document.querySelector('#notice').replaceChildren(link);
};

// A refused change answers with a sentence; it is shown where the part would have been.
document.addEventListener('htmx:beforeSwap', event => {
  const status = event.detail.xhr.status;
  if (status === 401) {
    signedOut();
  } else if (status === 400 || status === 409 || status === 412 || status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// ---- Charts, loaded only where a page has some

let charts;
const script = src => new Promise((loaded, failed) => {
  const element = document.createElement('script');
  element.src = src;
  element.onload = loaded;
  element.onerror = failed;
  document.head.append(element);
});

const drawCharts = async within => {
  const figures = [...within.querySelectorAll('[data-chart]:not([data-drawn])')];
  if (figures.length === 0) {
    return;
  }
  charts ??= document.body.dataset.charts.split(' ')
    .reduce((before, next) => before.then(() => script(next)), script(document.body.dataset.echarts));
  await charts;
  figures.forEach(figure => window.strateCharts.draw(figure));
  document.dispatchEvent(new Event('drawn'));
};

document.addEventListener('DOMContentLoaded', () => drawCharts(document));
document.addEventListener('htmx:afterSettle', event => drawCharts(event.target));

// ---- Live parts: <div data-live="segment,…" hx-get="…" hx-trigger="live">

const liveParts = () => [...document.querySelectorAll('[data-live]')];

const follow = () => {
  if (liveParts().length === 0) {
    return;
  }
  const named = new Set(liveParts().flatMap(part => part.dataset.live.split('\u001f')));
  const query = named.has('*') ? '' : '?' + [...named].map(n => 'segment=' + encodeURIComponent(n)).join('&');
  const changes = new EventSource('/changes' + query);
  let waiting;
  const touched = new Set();
  changes.addEventListener('change', event => {
    touched.add(JSON.parse(event.data).segment);
    // Many changes within a moment ask once.
    waiting ??= setTimeout(() => {
      waiting = undefined;
      liveParts()
        .filter(part => part.dataset.live.split('\u001f').some(name => name === '*' || touched.has(name)))
        .forEach(part => htmx.trigger(part, 'live'));
      touched.clear();
    }, 1000);
  });
  window.addEventListener('pagehide', () => changes.close());
};

document.addEventListener('DOMContentLoaded', follow);

// ---- On a phone the navigation is moved to where one is

document.addEventListener('DOMContentLoaded', () => {
  const rooms = document.querySelector('.rooms');
  const active = rooms?.querySelector('.active');
  if (active) {
    rooms.scrollLeft = active.offsetLeft - (rooms.clientWidth - active.offsetWidth) / 2;
  }
});

// ---- Menus close when one clicks elsewhere or presses Escape

document.addEventListener('click', event => {
  document.querySelectorAll('details.menu[open]').forEach(menu => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    document.querySelectorAll('details.menu[open]').forEach(menu => {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  }
});

// ---- What cannot be undone is asked first

document.addEventListener('click', event => {
  const button = event.target.closest('[data-confirm]');
  if (button && !confirm(button.dataset.confirm)) {
    event.preventDefault();
  }
});

// ---- What was hidden stays hidden in this browser

document.querySelectorAll('[data-dismissible]').forEach(part => {
  part.hidden = localStorage.getItem('hidden ' + part.dataset.dismissible) === 'yes';
});
document.addEventListener('click', event => {
  const button = event.target.closest('[data-dismiss]');
  if (button) {
    localStorage.setItem('hidden ' + button.dataset.dismiss, 'yes');
    button.closest('[data-dismissible]').hidden = true;
    document.querySelector('main').focus();
  }
});

// ---- Drafts of the builder are the signed-in user's: they go when the user does

document.addEventListener('submit', event => {
  if (event.target.getAttribute('action') === '/sign-out') {
    Object.keys(localStorage).filter(key => key.startsWith('strate-draft:')).forEach(key => localStorage.removeItem(key));
  }
});
