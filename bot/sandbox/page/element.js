/**
 * A new element. Attributes that begin with "on" are listeners; true and false stand for present
 * and absent; children are nodes or strings, and empty ones are left out.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/**
 * Make the children of `box` those that `items` ask for, in their order, touching only what changed,
 * so that scrolling, focus and loaded pictures stay where they are.
 * `key` names an item for good, `draw` makes its node from nothing but the item.
 */
export function keep(box, items, key, draw) {
  const present = new Map([...box.children].map((node) => [node.dataset.key, node]));
  const wanted = items.map((item) => kept(present.get(String(key(item))), item, key, draw));
  for (const node of present.values()) if (!wanted.includes(node)) node.remove();
  wanted.forEach((node, place) => {
    if (box.children[place] !== node) box.insertBefore(node, box.children[place] ?? null);
  });
}

function kept(old, item, key, draw) {
  const drawn = JSON.stringify(item);
  if (old?.drawn === drawn) return old;
  const node = draw(item);
  node.dataset.key = key(item);
  node.drawn = drawn;
  if (old) replace(old, node);
  return node;
}

/** Swap a node for its newer self; the focus goes to the control in the same place, if there still is one. */
function replace(old, node) {
  const place = controls(old).indexOf(document.activeElement);
  const focused = old.contains(document.activeElement);
  old.replaceWith(node);
  if (focused) (controls(node)[place] ?? node).focus({ preventScroll: true });
}

function controls(node) {
  return [...node.querySelectorAll("button, a, textarea")];
}

function set(node, name, value) {
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
}
