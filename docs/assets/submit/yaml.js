/* Writes the tree of an entry as YAML: mappings, lists and texts, so that the edition's reader gives back the very same tree. */

const WIDTH = 100
const NOTHING = new Set(["null", "Null", "NULL"])
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,;()’“”«»—–/_+?=&%-]|:(?=[^\s])|'(?=\p{L}))*$/u
const UNSAFE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/

const wellFormed = (text) => text.toWellFormed?.() ?? text

/* In double quotes everything can be written: JSON's escapes are YAML's, but a few more signs need one. */
const quoted = (text) => JSON.stringify(text).replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

const isPlain = (text) => PLAIN.test(text) && !NOTHING.has(text) && !text.endsWith(" ")

/* A paragraph, broken between words; the reader joins its lines with the one space that stood there. */
const folded = (text, indent) => {
  const lines = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    if (!line) lines[lines.length - 1] = word
    else if (indent.length + line.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return [">-", ...lines.map((line) => indent + line)].join("\n")
}

const literal = (text, indent) => {
  const lines = text.replace(/\n$/, "").split("\n")
  return [text.endsWith("\n") ? "|" : "|-", ...lines.map((line) => line && indent + line)].join("\n")
}

const isFoldable = (text) => text.length > 70 && !/^ | $| {2}|[\t\n]/.test(text) && !CONTROL.test(text)
const isLiteral = (text) => /[^\n]/.test(text) && text.includes("\n") && !/\n\n$/.test(text) && !/^\n*[ \t]/.test(text) && !/^[ \t]+$/m.test(text) && !CONTROL.test(text)

const scalar = (given, indent) => {
  const text = wellFormed(given)
  if (isLiteral(text)) return literal(text, indent)
  if (isFoldable(text)) return folded(text, indent)
  return isPlain(text) ? text : quoted(text)
}

const isEmpty = (tree) => !Object.keys(tree).length

const keyed = (key) => (/^[A-Za-z_][\w-]*$/.test(key) && !NOTHING.has(key) ? key : quoted(key))

/* What stands behind a colon or a dash: a scalar on its line, or lines further in. */
const behind = (tree, indent) => {
  if (typeof tree === "string") return ` ${scalar(tree, indent)}`
  if (isEmpty(tree)) return Array.isArray(tree) ? " []" : " {}"
  return `\n${lines(tree, indent)}`
}

const lines = (tree, indent) => {
  if (!Array.isArray(tree)) return Object.entries(tree).map(([key, value]) => `${indent}${keyed(key)}:${behind(value, `${indent}  `)}`).join("\n")
  return tree.map((value) => {
    if (typeof value === "string" || isEmpty(value)) return `${indent}-${behind(value, `${indent}  `)}`
    return `${indent}- ${lines(value, `${indent}  `).slice(indent.length + 2)}` // its first key stands behind the dash
  }).join("\n")
}

/* The text of a file; `tree` is a mapping whose scalars are all texts. */
export const written = (tree) => (isEmpty(tree) ? "{}\n" : `${lines(tree, "")}\n`)
