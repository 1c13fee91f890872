import { exhaustive } from '#shared/core/exhaustive.ts';
import type { Block, Cell, Run } from './pasted-block.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Blocks as markup that our schema reads without a rest. */
export function writePastedHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.runs.map(runHtml).join('')}</p>`;
    case 'quote':
      return `<blockquote>${writePastedHtml(block.blocks)}</blockquote>`;
    case 'list': {
      const start = block.start === 1 ? '' : ` start="${block.start}"`;
      const items = block.items.map((item) => `<li>${writePastedHtml(item)}</li>`);
      return `<${block.list}${start}>${items.join('')}</${block.list}>`;
    }
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
      return `<table><tbody>${rows.join('')}</tbody></table>`;
    }
    default:
      return exhaustive(block);
  }
}

function cellHtml({ isHeader, colspan, rowspan, blocks }: Cell): string {
  const tag = isHeader ? 'th' : 'td';
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  return `<${tag}${spans}>${blocks.length === 0 ? '<p></p>' : writePastedHtml(blocks)}</${tag}>`;
}

function runHtml(run: Run): string {
  if (run === 'break') return '<br>';
  const { bold, italic, underline, href } = run.marks;
  let html = escaped(run.text);
  if (underline) html = `<u>${html}</u>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href === null ? html : `<a href="${escaped(href)}">${html}</a>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
