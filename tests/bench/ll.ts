import { benchLiveLoop } from './liveLoop';
await benchLiveLoop();
