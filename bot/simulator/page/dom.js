/* Elements: a tag, attributes and children go in, a node comes out. Strings become text, never markup. */

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/* A name or a title, whose direction stays its own. */
export function isolated(text, attributes = {}) {
  return make("bdi", { dir: "auto", ...attributes }, text);
}

export function icon(name) {
  return make("span", { class: `icon icon-${name}`, "aria-hidden": "true" });
}

/* A button that shows a picture only; `label` says what it does, to a pointer too. */
export function iconButton(name, label, onclick, attributes = {}) {
  return make("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes }, icon(name));
}

export function hiddenText(text) {
  return make("span", { class: "hidden-text" }, text);
}
