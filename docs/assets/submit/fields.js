/* Fields made from the schema: a label, a control that fits what may stand there, the field's description, and a place for
   what the check says. Each knows where in the entry's tree its value stands. */
import { button, described, make } from "./dom.js"

const LABELS = {
  url: "Address", who: "Who", why: "Why this article", text: "Text", archive_note: "Why there is no archived copy", derives_from: "Derives from",
  represents: "What it stands for", in: "In", at: "Words", basis: "Basis", title: "Title", due: "When it can be judged",
}
const HINTS = {
  outlet: "Who published it. Take a name that is suggested, or write one that is not yet known here.",
  who: "Who passed the claim on: a name, or `unnamed` with a description.",
  authors: "Who signed it.", translators: "Who translated.", topics: "What it is about. Take names that are suggested, where they fit.",
}
const LISTS = { outlet: "outlets", topics: "topics" }
const ENGLISH = new Set(["title", "summary", "context"])

const labelOf = (key) => LABELS[key] ?? key[0].toUpperCase() + key.slice(1).replaceAll("_", " ")

export const idOf = (where) => `at-${where.replaceAll(".", "-").replaceAll("*", "any")}`

/* The control of one field, bound to `object[key]`. One that is `tall` shows a long line in several. */
const control = (form, node, object, key, { where, language = "", tall = false, list = LISTS[key] ?? "voices", change = () => {} }) => {
  const { kind, choices } = form.schema.control(node)
  const given = { id: idOf(where), value: object[key] ?? "" }
  const made = kind === "choice" ? make("select", {}, make("option", { value: "", textContent: "not said" }), ...choices.map((one) => make("option", { value: one, textContent: one.replaceAll("-", " ") })))
    : kind === "text" || tall ? make("textarea", { rows: tall ? 2 : 3, dir: "auto", lang: language })
    : kind === "truth" ? make("input", { type: "checkbox", checked: object[key] === "true" })
    : make("input", { type: "text", autocomplete: "off", dir: "auto", lang: language, list: kind === "reference" ? `names-${list}` : kind === "language" ? "names-languages" : null })
  if (kind === "date") made.placeholder = "2023-03-28"
  Object.assign(made, kind === "truth" ? { id: given.id } : given)
  made.addEventListener(kind === "choice" || kind === "truth" ? "change" : "input", () => {
    object[key] = kind === "truth" ? (made.checked ? "true" : "") : tall ? made.value.replaceAll("\n", " ") : made.value
    change(made.value)
    form.changed()
  })
  return made
}

/* A field with all that belongs to it. `of` names the value in the schema, nothing for the entry itself. */
export const field = (form, of, object, key, given) => {
  const { where, label = labelOf(key), hint, marks = false } = given
  const node = form.schema.fields(of)[key]
  const made = control(form, node, object, key, { language: ENGLISH.has(key) ? "en" : "", ...given })
  if (marks) made.dataset.marks = ""
  const required = given.required ?? form.schema.isRequired(of, key)
  return wrapped(made, { where, label, hint: hint ?? HINTS[key] ?? node.description, required })
}

/* A control with its label, what is said about it, and a place for problems. */
export const wrapped = (made, { where, label, hint = "", required = false }) => {
  const id = made.id || idOf(where)
  made.id = id
  made.setAttribute("aria-describedby", `${hint ? `${id}-hint ` : ""}${id}-problem`)
  if (required) made.setAttribute("aria-required", "true")
  return make("div", { className: `field${made.type === "checkbox" ? " truth" : ""}`, "data-where": where },
    make("label", { htmlFor: id }, label, required ? make("span", { className: "needed", textContent: " needed" }) : ""), made,
    hint ? make("p", { className: "hint", id: `${id}-hint` }, ...described(hint)) : "", make("p", { className: "problem", id: `${id}-problem` }))
}

/* Several fields of one value, in the order given. */
export const fields = (form, of, object, where, keys, given = {}) => keys.map((key) => field(form, of, object, key, { ...given, where: where ? `${where}.${key}` : key }))

/* A list of names that grows by itself: there is always one more line than names. */
export const names = (form, object, key, { where, label, list, hint = HINTS[key] }) => {
  const box = make("div", { className: "names-field" })
  const line = (at) => {
    const made = make("input", { type: "text", id: `${idOf(where)}-${at}`, value: object[key][at] ?? "", autocomplete: "off", dir: "auto", list: `names-${list}`, "aria-label": `${label} ${at + 1}`, "aria-describedby": `${idOf(where)}-hint ${idOf(where)}-problem` })
    made.addEventListener("input", () => {
      object[key] = [...box.querySelectorAll("input")].map((one) => one.value)
      while (object[key].length && !object[key].at(-1).trim()) object[key].pop()
      if (made === box.lastElementChild && made.value.trim()) box.append(line(at + 1))
      form.changed()
    })
    return made
  }
  box.append(...[...object[key], ""].map((_, at) => line(at)))
  return make("div", { className: "field", role: "group", "data-where": where, "aria-labelledby": `${idOf(where)}-label` },
    make("span", { className: "field-label", id: `${idOf(where)}-label`, textContent: label }), box,
    make("p", { className: "hint", id: `${idOf(where)}-hint` }, ...described(hint)), make("p", { className: "problem", id: `${idOf(where)}-problem` }))
}

/* A list of parts that can be added and taken out; `part` makes one, given the value, its position and a way to take it out. */
export const list = (form, parts, { where, name, add, part, fold = false }) => {
  const box = make("div", { className: "parts" })
  const adding = button(`Add ${name}`, () => { parts.push(add()); shown(); form.changed(); focusFirst(box.lastElementChild) }, { className: "add" })
  const shown = () => box.replaceChildren(...parts.map((one, at) => part(one, at, () => {
    parts.splice(at, 1)
    shown()
    form.changed()
    focusFirst(box.children[Math.min(at, parts.length - 1)], adding)
  }, shown)))
  shown()
  const whole = make("div", { className: "list", "data-where": where }, box, adding)
  whole.shown = shown
  return fold ? make("details", {}, make("summary", { textContent: fold }), whole) : whole
}

/* A part of a list, with a heading, what the check says of the whole of it, and a button that takes it out. */
export const partOf = (where, heading, name, remove, ...children) => make("fieldset", { className: "part", "data-where": where },
  make("legend", {}, heading), make("p", { className: "problem", id: `${idOf(where)}-problem` }), ...children, button(`Take out ${name}`, remove, { className: "remove" }))

export const focusFirst = (part, otherwise) => (part?.querySelector("input, textarea, select") ?? otherwise)?.focus()
