// Elements are known again by their id; what a person typed, opened or focused is kept.

const BROWSER_OWNS = new Set(["open", "aria-busy", "style", "aria-activedescendant"]);

/** Make one element look like another, changing only what differs. */
export function mend(old, now) {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !BROWSER_OWNS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of now.attributes) {
    if (BROWSER_OWNS.has(name) || old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
  }
  if (!("live" in old.dataset)) mendChildren(old, now);
}

function mendChildren(old, now) {
  const wanted = new Set([...now.childNodes].map(keyOf).filter(Boolean));
  const there = new Map();
  for (const child of [...old.childNodes]) {
    const key = keyOf(child);
    if (key && !wanted.has(key)) child.remove();
    else if (key) there.set(key, child);
  }
  let place = old.firstChild;
  for (const child of [...now.childNodes]) {
    const known = there.get(keyOf(child)) ?? alike(place, child);
    if (!known) {
      old.insertBefore(child, place);
      continue;
    }
    if (known === place) place = place.nextSibling;
    else old.insertBefore(known, place);
    mendNode(known, child);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function mendNode(old, now) {
  if (old.nodeType === Node.ELEMENT_NODE) mend(old, now);
  else if (old.data !== now.data) old.data = now.data;
}

function keyOf(node) {
  return node.id ? `${node.nodeName}#${node.id}` : "";
}

function alike(old, now) {
  return old && !keyOf(old) && !keyOf(now) && old.nodeName === now.nodeName ? old : null;
}
