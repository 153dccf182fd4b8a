import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
  RiFileCopyLine,
  RiMore2Line,
} from '@remixicon/react';
import { useTexts } from '../useTexts';

interface ActionsMenuProps {
  readonly label: string;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** What can be done with a card or a row. */
export function ActionsMenu(props: ActionsMenuProps) {
  const t = useTexts();
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line />}
        aria-label={props.label}
      />
      <Menu>
        <MenuItem
          iconStart={<RiArrowUpLine />}
          onAction={() => props.onMove(-1)}
        >
          {t('entities.actions.moveUp')}
        </MenuItem>
        <MenuItem
          iconStart={<RiArrowDownLine />}
          onAction={() => props.onMove(1)}
        >
          {t('entities.actions.moveDown')}
        </MenuItem>
        <MenuItem iconStart={<RiFileCopyLine />} onAction={props.onDuplicate}>
          {t('entities.actions.duplicate')}
        </MenuItem>
        <MenuItem
          iconStart={<RiDeleteBinLine />}
          color="danger"
          onAction={props.onRemove}
        >
          {t('entities.actions.remove')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
