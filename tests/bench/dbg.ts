import { openBenchBrowser } from './benchBrowser';
const bench = await openBenchBrowser();
const open = async () => {
  const page = await bench.context.newPage();
  await page.goto(`${bench.origin}/board.html?rows=10000`);
  await page.waitForFunction(() => window.boardBench.inSight().length > 0);
  return page;
};
const a = await open();
const b = await open();
const cdp = await bench.context.newCDPSession(b);
await cdp.send('Profiler.enable');
await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
const cdpa = await bench.context.newCDPSession(a);
await cdpa.send('Profiler.enable');
await cdpa.send('Profiler.setSamplingInterval', { interval: 100 });
const off = await a.evaluate(() => window.boardBench.clockOffset());
const ids = await b.evaluate(() => window.boardBench.inSight());
await b.evaluate(() => {
  (window as any).heard = [];
  window.addEventListener(
    'storage',
    (e) => {
      if (e.newValue)
        (window as any).heard.push([
          performance.timeOrigin + performance.now(),
          e.timeStamp + performance.timeOrigin,
        ]);
    },
    true,
  );
});
await cdp.send('Profiler.start');
await cdpa.send('Profiler.start');
for (let i = 0; i < 200; i++) {
  await b.evaluate(() => {
    window.boardBench.forget();
    (window as any).heard = [];
  });
  const w = await a.evaluate(
    (id) => {
      const x = window.boardBench.write(id);
      return { ...x, after: performance.timeOrigin + performance.now() };
    },
    ids[(i * 7) % ids.length]!,
  );
  await b.waitForTimeout(60);
  const seen = await b.evaluate(() => window.boardBench.seen());
  const heard = await b.evaluate(() => (window as any).heard);
  const f = seen.find((s) => s.text.includes(w.text));
  if (i % 20 === 0)
    console.log(
      'sync part',
      (w.after - w.at).toFixed(2),
      'heard',
      (heard[0][0] - off - w.at).toFixed(2),
      'evt ts',
      (heard[0][1] - off - w.at).toFixed(2),
      'dom',
      f ? (f.at - off - w.at).toFixed(2) : 'none',
      heard.length,
    );
}
for (const [n, c] of [
  ['reader', cdp],
  ['writer', cdpa],
] as const) {
  const { profile } = await c.send('Profiler.stop');
  const self: Record<string, number> = {};
  profile.samples!.forEach((id: number, i: number) => (self[id] = (self[id] || 0) + profile.timeDeltas![i]!));
  const by: Record<string, number> = {};
  for (const nn of profile.nodes) {
    const k =
      nn.callFrame.functionName +
      ':' +
      nn.callFrame.url.split('/').pop() +
      ':' +
      nn.callFrame.lineNumber +
      ':' +
      nn.callFrame.columnNumber;
    by[k] = (by[k] || 0) + (self[nn.id] || 0);
  }
  console.log(
    n,
    Object.entries(by)
      .sort((x, y) => y[1] - x[1])
      .slice(0, 25)
      .map(([k, v]) => `${(v / 1000).toFixed(1)}ms ${k}`)
      .join('\n'),
  );
}
await bench.close();
