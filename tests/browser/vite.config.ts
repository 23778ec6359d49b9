import { join } from 'node:path';
import { mergeConfig } from 'vite';
import product from '../../vite.config';
import { htmlOfPages, isPartOfPages, pathInProject, root } from './pagesKey';

/** One page alone, as a path in the project; all of them unless given. */
const onlyPage = process.env['LOCKSTEP_PAGE'];

/** The product's own configuration, for pages of the tests instead of the product's. `buildPages` runs it. */
export default mergeConfig(product, {
  root: join(root, 'tests'),
  publicDir: false,
  plugins: [
    {
      name: 'what-the-key-knows',
      /** A build must not hold what its key is not made of: changes of it would not be seen. */
      generateBundle(this: { getModuleIds(): Iterable<string> }) {
        const unknown = [...this.getModuleIds()]
          .map((id) => (id.startsWith('\0') ? '..' : pathInProject(id.split('?')[0] ?? '')))
          .filter((path) => !/^\.\.|^node_modules\//.test(path) && !isPartOfPages(path));
        if (unknown.length > 0)
          throw new Error(`Pages may not be made of this, see isPartOfPages: ${unknown.join(', ')}`);
      },
    },
    {
      name: 'general-styles-first',
      /** As in the product's own page; between parts that several pages share, the order is lost. */
      transformIndexHtml: {
        order: 'post',
        handler(html: string) {
          const links = html.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
          const isGeneral = (link: string) => link.includes('/styles-');
          const [first] = links;
          if (!first) return html;
          const inOrder = [...links.filter(isGeneral), ...links.filter((link) => !isGeneral(link))];
          const place = html.indexOf(first);
          const rest = links.reduce((left, link) => left.replace(link, ''), html);
          return rest.slice(0, place) + inOrder.join('') + rest.slice(place);
        },
      },
    },
  ],
  build: {
    rolldownOptions: { input: (onlyPage ? [onlyPage] : htmlOfPages()).map((path) => join(root, path)) },
  },
});
