import { openBenchBrowser } from './benchBrowser';
import { benchOptimisticWrite } from './optimisticWrite';
const bench = await openBenchBrowser();
try {
  await benchOptimisticWrite(bench);
} finally {
  await bench.close();
}
