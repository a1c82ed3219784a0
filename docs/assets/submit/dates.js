/* Dates as an entry writes them: a year, month or day, `~` before it for about, or `unknown`. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

const daysOf = (year, month) => DAYS[month - 1] + Number(month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))

/* What is amiss with a date: nothing, or the name of a sentence and what goes into its holes. */
export const amiss = (text) => {
  const found = /^~?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text)
  if (!found) return text === "unknown" ? null : ["date-malformed", {}]
  const [, year, month, day] = found
  if (!Number(year)) return [month === undefined ? "date-malformed" : "date-malformed.year", {}]
  if (month === undefined) return null
  if (Number(month) < 1 || Number(month) > 12) return ["date-malformed.month", { month }]
  const last = daysOf(Number(year), Number(month))
  const isDay = day === undefined || (Number(day) >= 1 && Number(day) <= last)
  return isDay ? null : ["date-malformed.day", { year, month: MONTHS[Number(month) - 1], last: String(last) }]
}

/* The first and the last day a date can mean, as texts that sort; nothing for one that is unknown or only about. */
export const span = (text) => (/^[0-9]{4}(-[0-9]{2}){0,2}$/.test(text ?? "") ? [`${text}-01-01`.slice(0, 10), `${text}${"-12-31".slice(text.length - 4)}`] : null)

/* A date in words, as readers see it. */
export const inWords = (date) => {
  const found = /^(~?)([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?$/.exec(date)
  if (!found) return date === "unknown" ? "date unknown" : date
  const [, about, year, month, day] = found
  return `${about ? "about " : ""}${[day && Number(day), MONTHS[Number(month) - 1], year].filter(Boolean).join(" ")}`
}
