/** Say whose documents can concern a violation: each kind of right has its own authority, customs stay apart. */

/** Tell whether the issuers of `standard` can bind the authority that punishes `violation`. @param {Row} standard @param {Row} violation @returns {boolean} */
export const binds = ({ authorities }, { authority }) => !authorities.length || authorities.includes(authority);

/** Tell whether a law or a standard can be about `violation`. @param {Row} document @param {Row} violation @returns {boolean} */
export function mayConcern({ is_customs, ip_types }, { authority, ip_type }) {
  if (Boolean(is_customs) !== (authority === "customs")) return false;
  return !ip_types.length || ip_type === "general" || ip_types.includes(ip_type);
}
