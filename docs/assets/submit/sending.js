/* The last section: the file's name, the file itself, and the ways to send it. */
import { button, make } from "./dom.js"
import { fileOf } from "./draft.js"
import { wrapped } from "./fields.js"

const LONGEST = 7500 // GitHub refuses addresses of some 8 KB and more
const SCHEMA = "# yaml-language-server: $schema=../../schema/entry.schema.json\n"
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/* Where a file can be added at GitHub, with its text if that fits into an address. */
export const addressOf = ({ new: base, folder }, path, text) => {
  const address = (given) => `${base}?${new URLSearchParams(given)}`
  const whole = address({ filename: `${folder}/${path}`, value: text })
  return whole.length <= LONGEST ? { address: whole, fits: true } : { address: address({ filename: `${folder}/${path}` }), fits: false }
}

export class Sending {
  constructor(form, draft) {
    this.form = form
    this.draft = draft
    this.text = make("textarea", { id: "file-text", readOnly: true, rows: 14, spellcheck: false, dir: "auto" })
    this.place = make("p", { className: "file-place" })
    this.ways = make("div", { className: "ways-to-send" })
    this.id = this.line("id", "Name of the file", "It becomes the entry's address and never changes: lower-case letters a to z, digits and hyphens. Without one, it is made of the title.")
    this.year = this.line("year", "Year", "The folder it goes into, normally the year in which the article appeared.")
  }

  line(key, label, hint) {
    const made = make("input", { type: "text", id: `file-${key}`, value: this.draft.file[key], autocomplete: "off", spellcheck: false })
    made.addEventListener("input", () => { this.draft.file[key] = made.value.trim(); this.form.changed() })
    return wrapped(made, { where: `file.${key}`, label, hint })
  }

  section() {
    return make("section", { id: "part-file", "aria-labelledby": "part-file-title" }, make("h2", { id: "part-file-title", textContent: "The file" }),
      make("div", { className: "pair" }, this.id, this.year), this.place, wrapped(this.text, { where: "file.text", label: "What is sent", hint: "The check of the edition also compares numbers and terms, which this page cannot." }), this.ways)
  }

  /* Shows the file of a tree and the ways to send it. */
  show(yaml, errors) {
    const { id, year, path } = fileOf(this.draft)
    const amiss = { id: id && SLUG.test(id) ? "" : "Give the file a name of lower-case letters, digits and single hyphens.", year: /^[0-9]{4}$/.test(year) ? "" : "Give the year, in four digits." }
    for (const key of ["id", "year"]) this[key].querySelector(".problem").textContent = this.draft.file[key] || this.form.everything ? amiss[key] : ""
    this.file = { name: `${id || "entry"}.yml`, text: SCHEMA + yaml }
    this.text.value = this.file.text
    this.place.replaceChildren("It goes to ", make("code", { textContent: `${this.form.grounds.repository?.folder ?? "entries"}/${path}` }), ".")
    const { repository } = this.form.grounds
    const named = !amiss.id && !amiss.year
    const held = this.ways.contains(document.activeElement) ? document.activeElement.dataset.way : ""
    this.ways.replaceChildren(
      errors ? make("p", { className: "told", textContent: `${errors} ${errors === 1 ? "thing is" : "things are"} still to mend. You may send it all the same; the editors can help.` }) : make("p", { className: "told sound", textContent: "The check finds nothing to mend." }),
      make("p", { className: "buttons" }, button("Copy", () => this.copy(), { "data-way": "copy" }), button("Download", () => this.download(), { "data-way": "download" })),
      ...(repository ? this.atGitHub(repository, path, named) : [make("p", {}, "Send the file to the editors; ", make("a", { href: "../contribute/#send-it-without-git", textContent: "the guide says how" }), ".")]))
    if (held) this.ways.querySelector(`[data-way="${held}"]`)?.focus()
  }

  atGitHub(repository, path, named) {
    if (!named) return [make("p", { className: "told", textContent: "Once the file has a name and a year, a link stands here that opens it at GitHub." })]
    const { address, fits } = addressOf(repository, path, this.file.text)
    const link = make("a", { href: address, target: "_blank", rel: "noopener", className: "open-github", "data-way": "open", textContent: fits ? "Open it at GitHub, filled in" : "Open GitHub with the file’s name" })
    const steps = fits
      ? ["Sign in at GitHub first; otherwise it may forget the text on the way.", "Choose “Commit changes…”, then “Propose changes”, then “Create pull request”."]
      : ["This text is too long to go along in an address. Choose “Copy” above.", "Open GitHub by this link: the file’s name is filled in there. Sign in if it asks.", "Paste the text into the large field.", "Choose “Commit changes…”, then “Propose changes”, then “Create pull request”."]
    return [make("p", {}, link), make("ol", { className: "steps" }, ...steps.map((step) => make("li", { textContent: step })))]
  }

  async copy() {
    this.form.check() // what was typed a moment ago belongs to it
    try { await navigator.clipboard.writeText(this.file.text) } catch { this.text.select(); document.execCommand("copy") }
    this.form.tell("Copied.")
  }

  download() {
    this.form.check()
    const address = URL.createObjectURL(new Blob([this.file.text], { type: "application/yaml" }))
    make("a", { href: address, download: this.file.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    this.form.tell(`${this.file.name} is in your downloads.`)
  }
}
