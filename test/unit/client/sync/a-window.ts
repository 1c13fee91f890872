import { JSDOM } from 'jsdom';

/** A window beside Node's own globals: Node's WebSocket does not take the events of a whole jsdom environment. */
export const aWindow = new JSDOM('<!doctype html><main></main>', { url: 'http://localhost' }).window;
Reflect.set(globalThis, 'window', aWindow);
Reflect.set(globalThis, 'document', aWindow.document);
Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
