/* The markup of a text field as far as the form needs it: its words, its marks, and paragraphs for the preview. */

const MARK = /\[\^(n[0-9]+[a-z]*)\]/g
const CALL = /\[\^([^\]\s]{1,30})\]/g
const INLINE = /\[\^(n[0-9]+[a-z]*)\]|\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*/gs

/* What the marks of a text call, in order. */
export const marks = (text) => [...text.matchAll(CALL)].map((found) => found[1])

/* The words of a text: no markup, no marks, white space folded. */
export const plain = (text) => {
  const kept = []
  const keep = (sign) => `\ue000${kept.push(sign) - 1}\ue001`
  return text.replace(MARK, "")
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign) => keep(sign))
    .replace(/(`+)([^`]|[^`].*?[^`])\1(?!`)/gs, (_, fence, code) => keep(code.trim()))
    .replace(/^ {0,3}(?:>|[-+*](?=\s)|[0-9]{1,9}[.)](?=\s))[ \t]*/gm, "")
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/(\*{1,3})(?=\S)(.+?)(?<=\S)\1/gs, "$2")
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gsu, "$2")
    .replace(/\ue000(\d+)\ue001/g, (_, at) => kept[at])
    .split(/\s+/).filter(Boolean).join(" ")
}

/* One paragraph as nodes; `mark` makes the node of a mark. Nothing of the text is ever read as HTML. */
export const inline = (text, mark) => {
  const nodes = []
  let from = 0
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(from, found.index))
    from = found.index + found[0].length
    if (found[1]) nodes.push(mark(found[1]))
    else {
      const element = document.createElement(found[2] ? "strong" : "em")
      element.append(...inline(found[2] ?? found[3], mark))
      nodes.push(element)
    }
  }
  return [...nodes, text.slice(from)]
}

/* A text as paragraphs. */
export const paragraphs = (text, mark) => text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
  const element = document.createElement("p")
  element.append(...inline(part.trim(), mark))
  return element
})
