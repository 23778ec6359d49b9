// The schemas would try whether code may be made out of text, which this page's policy forbids and reports: they are told so
// before the first of them is made.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
