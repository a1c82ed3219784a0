/* What the check says: at every field it concerns, once one has been there, and gathered in a list whose lines lead there. */
import { described, make } from "./dom.js"

const PARTS = new Set(["id", "kind", "speaker", "source", "language", "original"])

/* Where in the form a problem belongs: keys of translations are all the one the form has. */
const placeOf = (where) => where.map((step, at) => ((where[0] === "translations" && at === 1) || (where[0] === "segments" && at === 2 && !PARTS.has(step)) ? "*" : step)).join(".")

const words = ({ sentence, cure }) => [...described(sentence), " ", make("span", { className: "cure" }, ...described(cure))]
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`

export class Summary {
  constructor(form) {
    this.form = form
    this.status = make("p", { className: "count", role: "status" })
    this.errors = make("ul", { className: "errors" })
    this.advice = make("ul", {})
    this.further = make("details", { hidden: true }, make("summary", { textContent: "Advice" }), this.advice)
    this.element = make("section", { className: "findings", tabIndex: -1, "aria-labelledby": "findings-title" }, make("h2", { id: "findings-title", textContent: "The check" }), this.status, this.errors, this.further)
  }

  /* Shows what was found. */
  show(problems, everything, touched) {
    const body = this.form.body
    for (const place of body.querySelectorAll("[data-where] > .problem:not(:empty)")) if (!place.parentElement.dataset.where.startsWith("file.")) place.replaceChildren()
    for (const control of body.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid")
    for (const problem of problems) {
      const box = this.boxOf(problem.where)
      if (!box || !(everything || touched.has(box.dataset.where))) continue
      box.querySelector(":scope > .problem").append(make("span", { className: problem.severity }, ...words(problem)))
      if (problem.severity === "error") controlIn(box)?.setAttribute("aria-invalid", "true")
    }
    const errors = problems.filter(({ severity }) => severity === "error")
    const advice = problems.filter(({ severity }) => severity !== "error")
    const said = `${errors.length ? counted(errors.length, "thing", "things") : "Nothing"} to mend, ${counted(advice.length, "piece", "pieces")} of advice`
    if (this.status.textContent !== said) this.status.textContent = said
    this.fill(this.errors, errors)
    this.fill(this.advice, advice)
    this.further.hidden = !advice.length
  }

  fill(list, problems) {
    const held = list.contains(document.activeElement) ? [...list.querySelectorAll(".way")].indexOf(document.activeElement) : -1
    list.replaceChildren(...problems.map((problem) => make("li", {}, this.way(problem), " ", make("a", { className: "code", href: `../contribute/#${problem.code}`, target: "_blank", rel: "noopener", textContent: problem.code }))))
    if (held >= 0) (list.querySelectorAll(".way")[Math.min(held, problems.length - 1)] ?? this.element).focus()
  }

  way(problem) {
    const box = this.boxOf(problem.where)
    if (!box) return make("span", { className: "way" }, ...words(problem))
    return make("a", { className: "way", href: `#${controlIn(box)?.id ?? ""}`, onclick: (event) => { event.preventDefault(); this.lead(box) } }, ...words(problem))
  }

  /* The nearest place in the form that can show what is said of a value. */
  boxOf(where) {
    for (let steps = [...where]; steps.length; steps.pop()) {
      const box = this.form.body.querySelector(`[data-where="${CSS.escape(placeOf(steps))}"]`)
      if (box?.querySelector(":scope > .problem")) return box
    }
    return null
  }

  lead(box) {
    this.form.showForm()
    for (let outer = box.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true
    const control = controlIn(box) ?? box.querySelector("input, textarea, select, button")
    control?.focus({ preventScroll: true })
    box.scrollIntoView({ block: "center" })
  }
}

const controlIn = (box) => box.querySelector(":scope > :is(input, textarea, select)")
