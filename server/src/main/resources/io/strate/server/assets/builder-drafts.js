// What was typed and not saved, kept in this browser for each definition and user.

const PREFIX = 'strate-draft:';

export class Draft {

  constructor({workspace, user, section, name}) {
    this.key = PREFIX + JSON.stringify([workspace, user, section, name]);
  }

  /** The draft; undefined if there is none that can be read. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return kept?.form ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  write(draft) {
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
    } catch {
      // No room, or not allowed: the page works without drafts.
    }
  }

  drop() {
    localStorage.removeItem(this.key);
  }
}
