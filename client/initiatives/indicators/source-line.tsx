import styles from './indicators.module.css';

/** Where a figure comes from, as it was recorded: an address can be followed, the rest is read. */
export function SourceLine({ source }: { source: string }) {
  // Sources are named in their own language, whatever the interface's is.
  return (
    <span lang="en" className={styles.source}>
      {source.split(/;\s*/).map((each, index) => (
        <span key={each}>
          {index > 0 && '; '}
          {/^https?:\/\//.test(each) ? <Address text={each} /> : each}
        </span>
      ))}
    </span>
  );
}

/** The host stands for the whole address; anything that follows it in words is kept. */
function Address({ text }: { text: string }) {
  const [address = '', ...rest] = text.split(' ');
  return (
    <>
      <a href={address} rel="noreferrer noopener" target="_blank" title={address}>
        {URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address}
      </a>
      {rest.length > 0 && ` ${rest.join(' ')}`}
    </>
  );
}
