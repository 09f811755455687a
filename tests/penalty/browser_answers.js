// Answer questions in the browser and put the answers into plain lists, as digests.py does.
async ([root, questions]) => {
  const load = (name) => import(new URL(`assets/js/${name}.js`, new URL(root, location.href)));
  const [{ ask }, { openRules }, { maybe, plain }] = await Promise.all(["check-engine", "check-rules", "check-decimal"].map(load));
  const rules = openRules(await (await fetch(new URL("data/penalty-rules.json", new URL(root, location.href)))).json());
  const said = ({ code, params }) => [code, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))];
  const figure = (value) => (value === null ? null : plain(value));
  const fine = (one) => [one.basis, one.of, figure(one.low), figure(one.high), one.lowInclusive, one.highInclusive, figure(one.lowRate), figure(one.highRate), figure(one.cap)];
  const item = (one) => [one.law.law_id, one.law.version, one.row.article, one.row.branch, one.row.provision_id, one.conditions.map(said), one.regime, one.milder, one.isLocal, fine(one.fine), one.row.measures];
  const tier = (one) => [one.standard.standard_id, one.row.tier_id, one.provisionId, one.lawId, one.article, one.conditions.map(said), one.level, one.isComputed, fine(one.fine), one.row.measures];
  const plainAnswer = (one) => [
    one.statutory.map(item), one.tiers.map(tier), one.outdated.map((old) => [tier(old.tier), said(old.reason), old.movedTo]),
    one.general.map(item), one.conflicts.map(said), one.path.map(said), one.unknown.map(said),
  ];
  const digests = [];
  const started = performance.now();
  const answers = questions.map(([violation, region, actOn, decidedOn, basis, amount, facts]) =>
    plainAnswer(ask(rules, { violation, region, actOn, decidedOn, basis, amount: maybe(amount), facts })));
  const took = (performance.now() - started) / questions.length;
  if (questions.length <= 50) return [answers, took];
  for (const answer of answers) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(answer))));
    digests.push([...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return [digests, took];
}
