/* Elements, made in one line; whatever text they are given stays text. */

const ATTRIBUTES = /^(aria|data|list$|role$)/

export const make = (name, properties = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && !ATTRIBUTES.test(key)) made[key] = value
    else if (value !== null && value !== undefined) made.setAttribute(key, value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""))
  return made
}

/* A description from the schema: what stands in backticks is code. */
export const described = (text) => text.split(/`([^`]*)`/).map((part, at) => (at % 2 ? make("code", { textContent: part }) : part))

export const button = (label, act, properties = {}) => make("button", { type: "button", textContent: label, onclick: act, ...properties })
