/* The drafts a browser keeps, each under a key of its own, so that one that is damaged harms no other. */

const PREFIX = "sourceline.draft."
const CURRENT = "sourceline.draft"

export class Drafts {
  constructor(storage) { this.storage = storage }

  /* The drafts of this browser, or null where it keeps nothing. */
  static here() {
    try {
      localStorage.setItem(`${PREFIX}?`, "")
      localStorage.removeItem(`${PREFIX}?`)
      return new Drafts(localStorage)
    } catch { return null }
  }

  /* Names of all drafts by their ids, in order of the names. */
  names() {
    const ids = Object.keys(this.storage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
    return ids.map((id) => [id, this.read(id)]).filter(([, kept]) => kept).map(([id, { name, draft }]) => [id, String(name || draft.title || "Untitled draft")]).sort(([, one], [, other]) => one.localeCompare(other))
  }

  /* A draft as it was kept, `{name, draft}`; null if there is none, or none that can be read. */
  read(id) {
    try {
      const kept = JSON.parse(this.storage.getItem(PREFIX + id))
      return kept && typeof kept.draft === "object" ? kept : null
    } catch { return null }
  }

  /* Keeps a draft; throws when the browser has no room for it. */
  keep(id, kept) {
    this.storage.setItem(PREFIX + id, JSON.stringify(kept))
    this.storage.setItem(CURRENT, id)
  }

  forget(id) { this.storage.removeItem(PREFIX + id) }

  get current() { return this.storage.getItem(CURRENT) ?? "" }
  set current(id) { this.storage.setItem(CURRENT, id) }

  static isKey(key, id) { return key === PREFIX + id }
  static freshId() { return Date.now().toString(36) + Math.random().toString(36).slice(2, 6) }
}
