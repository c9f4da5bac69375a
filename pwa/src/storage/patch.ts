/** JSON merge patches (RFC 7396) on an entry's data, with the contract's rule for maps (§2). */
export type Json = Record<string, unknown>;

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `data` with `patch` applied; untouched parts are shared. A map without a value is left out. */
export function applyPatch(data: Json, patch: Json): Json {
  const merged: Json = { ...data };
  for (const [key, value] of Object.entries(patch)) {
    const held = merged[key];
    const next = isMap(value) ? applyPatch(isMap(held) ? held : {}, value) : value;
    if (next === null || next === undefined || isEmptyMap(next)) delete merged[key];
    else merged[key] = next;
  }
  return merged;
}

/**
 * `patch` as the contract takes it against `data`: undefined is left out, and null for a map
 * becomes null for each of its keys.
 */
export function spellOut(data: Json, patch: Json): Json {
  const spelled: Json = {};
  for (const [key, value] of Object.entries(patch)) {
    const held = data[key];
    if (value === undefined) continue;
    if (value === null && isMap(held)) spelled[key] = cleared(held);
    else if (isMap(value)) spelled[key] = spellOut(isMap(held) ? held : {}, value);
    else spelled[key] = value;
  }
  return withoutEmptyMaps(spelled);
}

/** The patch that takes `patch` back, given what `data` was before it: null where nothing was. */
export function inverse(data: Json, patch: Json): Json {
  const back: Json = {};
  for (const [key, value] of Object.entries(patch)) {
    const held = data[key];
    if (isMap(value)) back[key] = inverse(isMap(held) ? held : {}, value);
    else back[key] = held === undefined ? null : held;
  }
  return back;
}

/** JSON pointers of the leaves that `patch` touches. */
export function leavesOf(patch: Json, under = ''): string[] {
  return Object.entries(patch).flatMap(([key, value]) => {
    const pointer = `${under}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return isMap(value) ? leavesOf(value, pointer) : [pointer];
  });
}

/** `patch` split in the leaves that `wanted` names (or what lies below them), and the others. */
export function split(patch: Json, wanted: (pointer: string) => boolean, under = ''): [Json, Json] {
  const named: Json = {};
  const others: Json = {};
  for (const [key, value] of Object.entries(patch)) {
    const pointer = `${under}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (wanted(pointer)) named[key] = value;
    else if (isMap(value)) {
      const [inside, outside] = split(value, wanted, pointer);
      if (!isEmptyMap(inside)) named[key] = inside;
      if (!isEmptyMap(outside)) others[key] = outside;
    } else others[key] = value;
  }
  return [named, others];
}

export function isEmptyMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

function cleared(map: Json): Json {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, isMap(value) ? cleared(value) : null]),
  );
}

function withoutEmptyMaps(patch: Json): Json {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => !isEmptyMap(value)));
}
