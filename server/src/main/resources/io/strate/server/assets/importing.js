// Sends a file as it is, and shows how far it has come; shows of a column's fields those that its
// part has. Everything else of an import works without.

const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? '';

const upload = form => {
  const input = form.querySelector('input[type="file"]');
  const bar = form.querySelector('progress');
  const state = form.querySelector('[data-state]');
  const wrong = form.querySelector('.invalid-feedback');
  const button = form.querySelector('button');
  const texts = form.dataset;

  const refuse = sentence => {
    wrong.textContent = sentence;
    input.classList.add('is-invalid');
    input.setAttribute('aria-invalid', 'true');
    state.textContent = '';
    bar.hidden = true;
    button.disabled = false;
    input.focus();
  };

  const begin = () => {
    wrong.textContent = '';
    input.classList.remove('is-invalid');
    input.removeAttribute('aria-invalid');
    state.textContent = texts.sending;
    bar.value = 0;
    bar.hidden = false;
    button.disabled = true;
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const file = input.files[0];
    if (!file) {
      refuse(texts.none);
      return;
    }
    if (file.size > Number(texts.most)) {
      refuse(texts.tooLarge);
      return;
    }
    begin();
    // fetch does not tell how much was sent.
    const request = new XMLHttpRequest();
    request.open('PUT', '/import/upload?name=' + encodeURIComponent(file.name));
    request.setRequestHeader('X-CSRF', csrf());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = progress => {
      bar.value = progress.lengthComputable ? 100 * progress.loaded / progress.total : 0;
    };
    request.upload.onload = () => { state.textContent = texts.reading; bar.removeAttribute('value'); };
    request.onerror = () => refuse(texts.lost);
    request.onload = () => {
      if (request.status === 201) {
        location.assign(request.getResponseHeader('Location'));
      } else if (request.status === 401) {
        refuse(texts.ended);
      } else {
        const isSentence = (request.getResponseHeader('Content-Type') ?? '').startsWith('text/plain');
        refuse(isSentence ? request.responseText : texts.lost);
      }
    };
    request.send(file);
  });
};

const mapping = form => {
  const show = row => {
    const part = row.querySelector('select[name^="part."]').value;
    row.querySelectorAll('[data-for]').forEach(cell => {
      const isOfPart = cell.dataset.for.split(' ').includes(part);
      [...cell.children].forEach(child => { child.hidden = !isOfPart; });
      cell.classList.toggle('unused', !isOfPart || cell.children.length === 0);
    });
  };
  form.querySelectorAll('tbody tr').forEach(row => {
    row.querySelector('select[name^="part."]').addEventListener('change', () => show(row));
    show(row);
  });
};

document.querySelectorAll('form[data-upload]').forEach(upload);
document.querySelectorAll('form[data-mapping]').forEach(mapping);
