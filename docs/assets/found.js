/* A hit as it is shown: its place, its language where that is not the reader's, and the passage with the words marked. */

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" })
const PLACES = [[/^s/, "segment"], [/^c\d/, "claim"], [/^f\d/, "figure"], [/^n\d/, "note"], [/^names$/, "names and topics"], [/^context/, "context"]]

export const languageName = (tag) => { try { return names.of(tag) ?? tag } catch { return tag } }

export const placeName = (id) => {
  const place = PLACES.find(([start]) => start.test(id))?.[1] ?? ""
  return /\d/.test(id) ? `${place} ${id.replace(/^\D+/, "")}` : place
}

export const setHit = (hit) => {
  const shown = Object.assign(document.createElement("span"), { className: "hit" })
  const label = Object.assign(document.createElement("span"), { className: "hit-place" })
  label.textContent = [placeName(hit.id), hit.language && hit.language !== "en" ? languageName(hit.language) : ""].filter(Boolean).join(", ")
  const words = Object.assign(document.createElement("span"), { className: "hit-words", dir: "auto" })
  if (hit.language) words.lang = hit.language
  if (hit.before) words.append("… ")
  for (const { text, mark } of hit.pieces) words.append(mark ? Object.assign(document.createElement("mark"), { textContent: text }) : text)
  if (hit.after) words.append(" …")
  shown.append(label, " ", words)
  return shown
}
