// What opens a one-time link stands behind its #: it goes into the form, and out of the address.
const field = document.querySelector("[data-from-fragment]");
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}

// A link that was made is shown with this server's name before it, to be copied.
const made = document.querySelector("[data-link]");
if (made) {
  made.textContent = location.origin + made.dataset.link;
}
