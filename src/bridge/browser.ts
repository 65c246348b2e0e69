/** Opens the operator's page in the performer's browser; on a machine without one the printed address must do. */
import open from 'open';

export async function openBrowser(url: string): Promise<void> {
  try {
    const child = await open(url);
    child.on('error', () => undefined);
  } catch {
    console.log(`Open ${url} in a browser.`);
  }
}
