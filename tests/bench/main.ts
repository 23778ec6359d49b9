import { benchApplyChange } from './applyChange';
import { openBenchBrowser } from './benchBrowser';
import { benchBusLatency } from './busLatency';
import { benchLiveLoop } from './liveLoop';
import { benchOptimisticWrite } from './optimisticWrite';

const all = ['apply', 'bus', 'write', 'live'];
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(', ')}. There are ${all.join(', ')}.`);
const wanted = (name: string) => named.length === 0 || named.includes(name);

if (wanted('apply')) benchApplyChange();
if (wanted('bus') || wanted('write')) {
  const bench = await openBenchBrowser();
  try {
    if (wanted('bus')) await benchBusLatency(bench);
    if (wanted('write')) await benchOptimisticWrite(bench);
  } finally {
    await bench.close();
  }
}
if (wanted('live')) await benchLiveLoop();
