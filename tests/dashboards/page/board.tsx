import { recordRenders } from './renderLog';

const log = recordRenders();
const { mountBoard } = await import('./mountBoard');
const board = mountBoard();

const boardPage = { ...board, takeRenders: log.take };
export type BoardPage = typeof boardPage;

Object.assign(window, { boardPage });
