/**
 * Grows whenever the shape of anything in this folder changes; a test hashes the shapes and asks for it. Two builds
 * open in one browser during an update ignore each other's messages and meet again through the server.
 */
export const protocolVersion = 5;
