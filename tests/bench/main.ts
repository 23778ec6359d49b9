import { benchApplyChange } from './applyChange';
import { openBenchBrowser } from './benchBrowser';
import { benchBusLatency } from './busLatency';

benchApplyChange();
const bench = await openBenchBrowser();
try {
  await benchBusLatency(bench);
} finally {
  await bench.close();
}
