import { createContext } from 'react';
import type { TextComments } from './text-comments.ts';

/** The comments of the text that is open around here; null before it is. */
export const CommentsContext = createContext<TextComments | null>(null);
