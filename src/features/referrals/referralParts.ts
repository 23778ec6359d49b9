import type { ComponentType } from 'react';
import type { Id } from '@/domain/primitives';

interface PickerProps {
  value: Id | null;
  /** What is wrong with the choice. */
  error?: string | undefined;
}

export interface PatientPickerProps extends PickerProps {
  /** @param stored settles for a patient that is new: whether the server took it */
  onChange(this: void, id: Id | null, stored?: Promise<boolean>): void;
  /** Gets the focus when its dialog opens. */
  isFirst?: boolean;
}

export interface StaffPickerProps extends PickerProps {
  onChange(this: void, id: Id | null): void;
}

/**
 * What referrals need of other features. Whoever composes the screen hands it over: features never import each other.
 */
export interface ReferralParts {
  PatientPicker: ComponentType<PatientPickerProps>;
  /** Who may refer: active therapists, and whoever is chosen already. */
  StaffPicker: ComponentType<StaffPickerProps>;
  /** A patient's name, leading to the patient. */
  Patient: ComponentType<{ id: Id }>;
  Staff: ComponentType<{ id: Id }>;
  /** Name of whom a field of a referral refers to, if they are here already; null if not. For what is spoken. */
  nameOf(this: void, field: 'patientId' | 'fromStaffId', id: Id): string | null;
}
