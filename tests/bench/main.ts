import { benchApplyChange } from './applyChange';
import { openBenchBrowser } from './benchBrowser';
import { benchBusLatency } from './busLatency';
import { benchOptimisticWrite } from './optimisticWrite';

benchApplyChange();
const bench = await openBenchBrowser();
try {
  await benchBusLatency(bench);
  await benchOptimisticWrite(bench);
} finally {
  await bench.close();
}
