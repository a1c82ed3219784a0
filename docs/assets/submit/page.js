/* The form of /submit/: draws the sections of a draft, keeps the draft, checks it, and shows the page and the file made of it. */
import { Checker } from "./check.js"
import { button, make } from "./dom.js"
import { keyOf, newDraft, opened, treeOf } from "./draft.js"
import { Drafts } from "./drafts.js"
import { Preview } from "./preview.js"
import * as parts from "./sections.js"
import { Sending } from "./sending.js"
import { Summary } from "./summary.js"
import { written } from "./yaml.js"

const PAUSE = { check: 250, keep: 400, tell: 8000 } // milliseconds
const VIEWS = { write: "Write", both: "Side by side", read: "Preview" }

class Form {
  constructor(desk, told, grounds, names) {
    Object.assign(this, { desk, told, grounds, touched: new Set(), everything: false, waiting: {}, unkept: false, pressed: false, last: null })
    this.checker = new Checker(grounds)
    this.schema = this.checker.schema
    this.records = recordsOf(names)
    this.drafts = Drafts.here()
    this.preview = new Preview(grounds, (who) => (typeof who === "string" ? this.records.names.get(who) ?? who : who?.name ?? ""))
    this.summary = new Summary(this)
    this.body = make("form", { className: "writing", noValidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() })
    this.page = make("div", { className: "entry preview", tabIndex: 0, role: "group", "aria-label": "Preview of the page" })
    this.bar = make("div", { className: "drafts" })
    desk.append(this.bar, views(this), make("div", { className: "bench" }, this.body, make("div", { className: "side" }, this.summary.element, this.page)), ...suggestions(names, grounds.languages))
    this.listen()
    this.open(this.drafts?.read(this.drafts.current) ? this.drafts.current : this.drafts?.names()[0]?.[0])
    desk.hidden = false
    if (!this.drafts) this.tell("This browser keeps nothing for this site. Copy or download the file before you leave.")
  }

  listen() {
    this.body.addEventListener("focusout", ({ target }) => {
      if ("marks" in target.dataset) this.last = { area: target, start: target.selectionStart, end: target.selectionEnd }
      for (let box = target.closest("[data-where]"); box; box = box.parentElement.closest("[data-where]")) this.touched.add(box.dataset.where)
      this.checkSoon()
    })
    addEventListener("pointerdown", () => { this.pressed = true }, true)
    for (const end of ["pointerup", "pointercancel", "contextmenu"]) addEventListener(end, () => { this.pressed = false }, true)
    addEventListener("beforeunload", (event) => { if (this.unkept && !this.keep()) event.preventDefault() })
    addEventListener("pagehide", () => this.unkept && this.keep())
    document.addEventListener("visibilitychange", () => document.hidden && this.unkept && this.keep())
    addEventListener("storage", ({ key, newValue }) => {
      if (!this.drafts || !Drafts.isKey(key, this.id)) return
      if (newValue && !this.unkept) { this.open(this.id); this.tell("This draft was changed in another tab; what stands here is the newer.") }
      else this.tell(newValue ? "This draft is also open in another tab; whichever is changed last is kept." : "This draft was forgotten in another tab.")
    })
  }

  /* Opens a kept draft, or a new one. */
  open(id) {
    const kept = id && this.drafts?.read(id)
    this.id = kept ? id : Drafts.freshId()
    this.name = kept?.name ?? ""
    this.draft = kept ? opened(kept.draft) : newDraft()
    if (kept && this.drafts) this.drafts.current = id
    this.touched.clear()
    this.everything = false
    this.last = null
    this.draw()
  }

  draw() {
    const { draft } = this
    this.sending = new Sending(this, draft)
    const check = button("Check everything", () => { this.everything = true; this.check(); this.showForm(); this.summary.element.focus() }, { className: "check-all" })
    this.body.replaceChildren(...["article", "text", "translation", "introduction", "notes", "claims", "sources"].map((part) => parts[part](this, draft)), make("p", {}, check), this.sending.section())
    this.drawBar()
    this.check()
  }

  drawBar() {
    const kept = this.drafts?.names() ?? []
    const choice = make("select", { id: "drafts-choice" }, ...(kept.some(([id]) => id === this.id) ? kept : [[this.id, this.name || "A new draft"], ...kept]).map(([id, name]) => make("option", { value: id, textContent: name })))
    choice.value = this.id
    choice.addEventListener("change", () => { if (this.unkept) this.keep(); this.open(choice.value); document.getElementById("drafts-choice").focus() })
    const name = make("input", { id: "drafts-name", type: "text", value: this.name, placeholder: "as its title", autocomplete: "off" })
    name.addEventListener("input", () => { this.name = name.value.trim(); this.changed() })
    this.bar.replaceChildren(
      make("div", {}, make("label", { htmlFor: "drafts-choice", textContent: "Draft" }), choice), make("div", {}, make("label", { htmlFor: "drafts-name", textContent: "Its name" }), name),
      button("New draft", () => { if (this.unkept) this.keep(); this.open(""); this.tell("A new draft."); this.body.querySelector("input")?.focus() }), button("Forget this draft", () => this.forget()))
  }

  forget() {
    if (!confirm(`Forget the draft “${this.name || this.draft.title || "Untitled draft"}”? It is kept nowhere but in this browser.`)) return
    clearTimeout(this.waiting.keep)
    this.unkept = false
    this.drafts?.forget(this.id)
    this.open(this.drafts?.names()[0]?.[0])
    this.tell("The draft is forgotten.")
    document.getElementById("drafts-choice").focus()
  }

  later(what, act) {
    clearTimeout(this.waiting[what])
    this.waiting[what] = setTimeout(act, PAUSE[what])
  }

  /* Whatever was written: it is kept and checked as soon as the hand rests. */
  changed() {
    this.unkept = true
    this.later("keep", () => this.keep())
    this.checkSoon()
  }

  /* What a check finds takes room, and a button must not move away under a pointer that is pressed: it would miss its click. */
  checkSoon() {
    this.later("check", () => (this.pressed ? this.checkSoon() : this.check()))
  }

  /* Keeps the draft in the browser; tells whether it could. */
  keep() {
    try {
      if (!this.drafts) return false
      const known = this.drafts.names().map(String).join()
      this.drafts.keep(this.id, { name: this.name, draft: this.draft })
      this.unkept = false
      if (known !== this.drafts.names().map(String).join() && !this.bar.contains(document.activeElement)) this.drawBar()
      return true
    } catch {
      this.tell("The browser has no room left to keep this draft. Download the file before you leave.")
      return false
    }
  }

  check() {
    clearTimeout(this.waiting.check)
    const tree = treeOf(this.draft, (name, kinds) => this.records.resolve(name, kinds))
    const problems = this.checker.found(tree)
    this.summary.show(problems, this.everything, this.touched)
    this.sending.show(written(tree), problems.filter(({ severity }) => severity === "error").length)
    this.page.replaceChildren(...this.preview.shown(tree))
  }

  /* A language was changed: the text areas take it over. */
  relanguaged() {
    for (const area of this.body.querySelectorAll('[data-where="paste"] textarea, [data-where^="segments."][data-where$=".original"] textarea')) area.lang = this.draft.source.language
    for (const area of this.body.querySelectorAll('[data-where^="segments."][data-where$=".*"] textarea')) area.lang = keyOf(this.draft.translation)
  }

  /* Puts a mark where the cursor last stood in a text. */
  insert(mark) {
    const { area, end } = this.last ?? {}
    if (!area?.isConnected) { this.tell("Put the cursor behind a word of the text or the introduction first, then press again."); return }
    area.setRangeText(mark, end, end, "end")
    area.dispatchEvent(new Event("input", { bubbles: true }))
    area.focus()
    this.tell(`${mark} stands behind the word now.`)
  }

  /* The words last selected in a segment, as a place a claim can stand on. */
  selected(draft) {
    const { area, start, end } = this.last ?? {}
    const [, at, side] = /^segments\.(\d+)\.(original|\*)$/.exec(area?.closest("[data-where]")?.dataset.where ?? "") ?? []
    if (at === undefined || start === end) return {}
    this.last.start = end // what was taken over once is not taken over again
    return { segment: draft.segments[at].id, quote: area.value.slice(start, end).trim(), in: side === "original" ? "original" : keyOf(draft.translation) }
  }

  showForm() { if (this.desk.dataset.view === "read") this.desk.querySelector("#desk-write").click() }

  /* Says something in passing, also to who cannot see it. */
  tell(words) {
    this.told.textContent = ""
    requestAnimationFrame(() => { this.told.textContent = words })
    this.later("tell", () => { this.told.textContent = "" })
  }
}

/* The records by every spelling of their names, and the names of all by their ids. */
const recordsOf = (names) => {
  const folded = (name) => name.normalize("NFKC").trim().toLowerCase()
  const spelt = Object.fromEntries(Object.entries(names).map(([kind, records]) => [kind, new Map(records.flatMap(([id, ...known]) => [id, ...known].map((name) => [folded(name), id])))]))
  return {
    names: new Map(Object.values(names).flat().map(([id, name]) => [id, name])),
    resolve: (name, kinds) => kinds.map((kind) => spelt[kind].get(folded(name))).find(Boolean) ?? "",
  }
}

const suggestions = (names, languages) => {
  const told = (id, options) => make("datalist", { id: `names-${id}` }, ...options.map(([value, label]) => make("option", { value, label })))
  const named = (records) => records.map(([, name, ...others]) => [name, others.join(", ")])
  return [told("outlets", named(names.outlets)), told("topics", named(names.topics)), told("voices", named([...names.people, ...names.outlets])), told("languages", Object.entries(languages))]
}

const views = (form) => {
  form.desk.dataset.view = "write"
  const choices = Object.entries(VIEWS).flatMap(([view, label]) => [
    make("input", { type: "radio", name: "desk-view", id: `desk-${view}`, checked: view === "write", onchange: () => { form.desk.dataset.view = view } }), make("label", { htmlFor: `desk-${view}`, textContent: label }),
  ])
  return make("fieldset", { className: "views" }, make("legend", { textContent: "Show" }), ...choices)
}

const started = async () => {
  const told = document.querySelector(".submit-told")
  try {
    const fetched = async (name) => (await fetch(name)).json()
    const [grounds, names] = await Promise.all([fetched("grounds.json"), fetched("names.json")])
    new Form(document.querySelector(".desk"), told, grounds, names)
  } catch (failure) {
    told.textContent = "The form could not be loaded. Load the page again, or write the entry in a text editor as the guide says."
    console.error(failure)
  }
}
started()
