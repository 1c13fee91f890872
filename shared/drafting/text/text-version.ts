/**
 * Version of the nodes, marks and attributes of a text. y-tiptap deletes what its schema does not know, for everybody:
 * so a client of an older version is refused before it syncs, and any change to the schema raises this number.
 *
 * 1  parts (heading, clause, passage, signatures, annex), blocks, lists, tables, alternatives, chips, marks
 */
export const TEXT_SCHEMA_VERSION = 1;
