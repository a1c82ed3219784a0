/* The sections of the form, in the order one works: the article, its text, the translation, the editor's words, notes, claims. */
import { button, make } from "./dom.js"
import { blank, keyOf, nextId, segmentsOf, splitId } from "./draft.js"
import { field, fields, idOf, list, names, partOf, wrapped } from "./fields.js"

const section = (name, title, told, ...children) => make("section", { id: `part-${name}`, "aria-labelledby": `part-${name}-title` },
  make("h2", { id: `part-${name}-title`, textContent: title }), told ? make("p", { className: "told", textContent: told }) : "", ...children)

const fold = (title, ...children) => make("details", { className: "fold" }, make("summary", { textContent: title }), ...children)
const pair = (...children) => make("div", { className: "pair" }, ...children)

const titleFields = (form, title, where) => [
  field(form, "Title", title, "text", { where: `${where}.text`, label: "Title, as it was printed", required: false }),
  pair(...fields(form, "Title", title, where, ["transliteration", "translation"], {})),
]

const archives = (form, source, where) => [
  list(form, source.archives, {
    where: `${where}.archives`, name: "an archived copy", add: blank.archive,
    part: (one, at, remove) => partOf(`${where}.archives.${at}`, `Archived copy ${at + 1}`, "this copy", remove, pair(...fields(form, "Archive", one, `${where}.archives.${at}`, ["url", "captured"]))),
  }),
  field(form, "Source", source, "archive_note", { where: `${where}.archive_note`, label: "Why there is no archived copy", hint: "Only where there is none." }),
]

export const article = (form, { source }) => section("source", "The article", "Where the text appeared. What you cannot find out, leave blank or write as unknown.",
  pair(...fields(form, "Source", source, "source", ["outlet", "language"], { change: () => form.relanguaged() })),
  ...titleFields(form, source.title, "source.title"),
  pair(...fields(form, "Source", source, "source", ["date", "extent"])),
  field(form, "Source", source, "url", { where: "source.url" }),
  names(form, source, "authors", { where: "source.authors", label: "Author", list: "voices" }),
  field(form, "Source", source, "unsigned", { where: "source.unsigned", hint: "Nobody signed it." }),
  fold("Archive and rights", ...archives(form, source, "source"),
    field(form, "Source", source, "state", { where: "source.state" }),
    pair(...fields(form, "Rights", source.rights, "source.rights", ["basis", "holder"], { required: false }))))

/* The text: original and translation side by side, one piece to a row. */
export const text = (form, draft) => {
  const pasted = make("textarea", { id: "paste", rows: 4, dir: "auto", lang: draft.source.language })
  const rows = list(form, draft.segments, { where: "segments", name: "a segment", add: () => blank.segment(nextId("s", draft.segments)), part: (one, at, remove, again) => row(form, draft, one, at, remove, again) })
  const split = () => {
    const [clean, hidden] = form.checker.cleaned(pasted.value)
    const pieces = segmentsOf(clean)
    if (!pieces.length) { form.tell("Paste the original into the box first."); pasted.focus(); return }
    if (draft.segments.length === 1 && !draft.segments[0].original && !draft.segments[0].text) draft.segments.pop()
    const first = draft.segments.length
    for (const original of pieces) draft.segments.push({ ...blank.segment(nextId("s", draft.segments)), original })
    pasted.value = ""
    rows.shown()
    form.changed()
    form.tell(`Split into ${pieces.length} ${pieces.length === 1 ? "segment" : "segments"}.${hidden ? ` ${hidden} ${hidden === 1 ? "character that nobody can see was" : "characters that nobody can see were"} left out.` : ""}`)
    document.getElementById(idOf(`segments.${first}.*`))?.focus()
  }
  const hint = "An empty line starts a new segment; where there is none, every line does. What stands below stays."
  return section("text", "The text", "The original as it appeared, and your translation beside it. A paragraph or a heading to a segment is a good measure.",
    wrapped(pasted, { where: "paste", label: "Paste the original", hint }), button("Split into segments", split, { className: "add" }), rows)
}

const row = (form, draft, one, at, remove, again) => {
  const where = `segments.${at}`
  const changed = () => { again(); form.changed() }
  const original = field(form, "Segment", one, "original", { where: `${where}.original`, label: "Original", hint: "", marks: true, language: draft.source.language })
  const translation = make("textarea", { id: idOf(`${where}.*`), rows: 3, dir: "auto", lang: keyOf(draft.translation), value: one.text, "data-marks": "" })
  translation.addEventListener("input", () => { one.text = translation.value; form.changed() })
  const cut = () => {
    const area = original.querySelector("textarea")
    const [start, end] = [area.value.slice(0, area.selectionStart).trim(), area.value.slice(area.selectionStart).trim()]
    if (!start || !end) { form.tell(`Put the cursor where ${one.id} is to be split, in the original.`); area.focus(); return }
    one.original = start
    draft.segments.splice(at + 1, 0, { ...blank.segment(splitId(one.id, draft.segments)), kind: one.kind, original: end })
    changed()
    document.getElementById(idOf(`segments.${at + 1}.*`))?.focus()
  }
  const join = () => {
    const [next] = draft.segments.splice(at + 1, 1)
    for (const part of ["original", "text"]) one[part] = [one[part], next[part]].filter(Boolean).join(" ")
    changed()
    document.getElementById(idOf(`${where}.*`))?.focus()
  }
  return partOf(where, one.id, one.id, remove,
    pair(original, wrapped(translation, { where: `${where}.*`, label: "Translation" })),
    make("details", { className: "fold", open: Boolean(one.omitted) || one.kind !== "paragraph" }, make("summary", { textContent: "Kind, or why it is not translated" }),
      pair(field(form, "Segment", one, "kind", { where: `${where}.kind` }), field(form, "Rendering", one, "omitted", { where: `${where}.*.omitted`, label: "Why it is not translated" }))),
    button("Split at the cursor", cut), at + 1 < draft.segments.length ? button(`Join with ${draft.segments[at + 1].id}`, join) : "")
}

export const translation = (form, { translation: credits }) => section("translation", "The translation", "Who made it, and how. If a machine had a part in it, say so; readers must know.",
  pair(...fields(form, "Translation", credits, "translations.*", ["language", "method"], { change: () => form.relanguaged() })),
  names(form, credits, "translators", { where: "translations.*.translators", label: "Translator", list: "voices" }),
  pair(...fields(form, "Translation", credits, "translations.*", ["engine", "licence"])))

export const introduction = (form, draft) => section("context", "Your introduction", "What readers meet first: a title of the entry's own, and why the text matters.",
  field(form, "", draft, "title", { where: "title", label: "Title of the entry" }), field(form, "", draft, "summary", { where: "summary", tall: true }),
  field(form, "", draft, "context", { where: "context", marks: true }),
  names(form, draft, "topics", { where: "topics", label: "Topic", list: "topics" }),
  fold("Why this article", ...fields(form, "Selection", draft.selection, "selection", ["why", "represents"], { required: false })))

export const notes = (form, draft) => section("notes", "Notes", "A remark hung on a word by its mark, such as [^n1], in a translation, an original or the introduction.",
  list(form, draft.notes, {
    where: "notes", name: "a note", add: () => blank.note(nextId("n", draft.notes)),
    part: (one, at, remove) => partOf(`notes.${at}`, one.id, one.id, remove, ...fields(form, "Note", one, `notes.${at}`, ["voice", "text"]),
      button(`Put [^${one.id}] at the cursor`, () => form.insert(`[^${one.id}]`))),
  }))

export const claims = (form, draft) => section("claims", "Claims", "One proposition somebody puts forward in the article, the words it stands on, and how it reached us.",
  list(form, draft.claims, {
    where: "claims", name: "a claim", add: () => blank.claim(nextId("c", draft.claims)),
    part: (one, at, remove) => {
      const where = `claims.${at}`
      return partOf(where, one.id, one.id, remove, field(form, "Claim", one, "text", { where: `${where}.text`, label: "The claim", tall: true }),
        pair(...fields(form, "Claim", one, where, ["kind", "modality"])), pair(...fields(form, "Claim", one, where, ["condition", "due"])), words(form, draft, one, where), chain(form, draft, one, where))
    },
  }))

const chosen = (made, choices, value) => {
  made.replaceChildren(...["", ...choices, ...(value && !choices.includes(value) ? [value] : [])].map((one) => make("option", { value: one, textContent: one || "not said" })))
  made.value = value
}

/* A choice among the ids of the draft's own parts, which is read anew whenever it gets the focus. */
const choice = (form, object, key, { where, label, hint, choices, required }) => {
  const made = make("select", { id: idOf(where) })
  chosen(made, choices(), object[key])
  made.addEventListener("focus", () => chosen(made, choices(), object[key]))
  made.addEventListener("change", () => { object[key] = made.value; form.changed() })
  return wrapped(made, { where, label, hint, required })
}

const segmentIds = (draft) => () => draft.segments.map(({ id }) => id)
const sourceIds = (draft) => () => ["source", ...draft.sources.map(({ id }) => id).filter(Boolean)]

const words = (form, draft, claim, where) => {
  const made = list(form, claim.at, {
    where: `${where}.at`, name: "words it stands on", add: () => ({ ...blank.place(), ...form.selected(draft) }),
    part: (one, at, remove) => {
      const here = `${where}.at.${at}`
      return partOf(here, `Words ${at + 1}`, "these words", remove, field(form, "Place", one, "quote", { where: `${here}.quote`, label: "Words" }),
        pair(choice(form, one, "segment", { where: `${here}.segment`, label: "Segment", hint: "", choices: segmentIds(draft), required: true }),
          choice(form, one, "in", { where: `${here}.in`, label: "In", hint: "", choices: () => ["original", keyOf(draft.translation)] })))
    },
  })
  return make("div", {}, make("h3", { textContent: "The words it stands on" }), make("p", { className: "hint", textContent: "Select words in the text above, then add: they are taken over." }), made)
}

const chain = (form, draft, claim, where) => make("div", {}, make("h3", { textContent: "How it reached us, origin first" }), list(form, claim.chain, {
  where: `${where}.chain`, name: "a hop", add: blank.hop,
  part: (one, at, remove) => {
    const here = `${where}.chain.${at}`
    return partOf(here, `Hop ${at + 1}`, `hop ${at + 1}`, remove, pair(...fields(form, "Hop", one, here, ["who", "basis"])),
      fold("How the source describes somebody it does not name", pair(...fields(form, "Descriptor", one.descriptor, `${here}.descriptor`, ["text", "original"], { required: false }))),
      fold("More about this hop", pair(...fields(form, "Hop", one, here, ["mode", "medium"])),
        pair(field(form, "Hop", one, "date", { where: `${here}.date` }), choice(form, one, "source", { where: `${here}.source`, label: "Source", hint: "The source it stands in.", choices: sourceIds(draft) })),
        field(form, "Hop", one, "lost", { where: `${here}.lost` })))
  },
}))

export const sources = (form, draft) => section("sources", "Other sources", "Publications you cite besides the article: what it took its news from, and what took it from there.",
  list(form, draft.sources, {
    where: "sources", name: "a source", add: () => blank.source(`source-${draft.sources.length + 2}`),
    part: (one, at, remove) => {
      const where = `sources.${at}`
      return partOf(where, `Source ${at + 2}`, "this source", remove, pair(...fields(form, "Source", one, where, ["id", "role"])), pair(...fields(form, "Source", one, where, ["outlet", "language"])),
        ...titleFields(form, one.title, `${where}.title`), pair(...fields(form, "Source", one, where, ["date", "url"])),
        choice(form, one, "derives_from", { where: `${where}.derives_from`, label: "Derives from", hint: form.schema.fields("Source").derives_from.description, choices: () => sourceIds(draft)().filter((id) => id !== one.id) }), ...archives(form, one, where))
    },
  }))
