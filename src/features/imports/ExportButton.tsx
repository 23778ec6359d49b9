import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportSubject } from './importParts';
import { subjects } from './subjects';

const kinds = {
  csv: { ending: 'csv', label: 'CSV, for a spreadsheet' },
  fhir: { ending: 'fhir.json', label: 'FHIR R4, for another system' },
} as const;

/** Everything of a kind as a file. The server keeps who took it, and when. */
export function ExportButton({ subject }: { subject: ImportSubject }) {
  const icon = <IconDownload size={16} aria-hidden />;
  const { formats } = subjects[subject];
  const address = (format: keyof typeof kinds) => `/api/${subject}/export.${kinds[format].ending}`;
  if (formats.length === 1) {
    return (
      <Button variant="default" component="a" href={address('csv')} download leftSection={icon}>
        Export
      </Button>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={icon}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {kinds[format].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
