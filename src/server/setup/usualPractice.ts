/** Words and steps to begin with; the admin changes them in the settings. */
export const usualPractice = {
  vocabulary: {
    therapist: { one: 'Therapist', many: 'Therapists' },
    client: { one: 'Client', many: 'Clients' },
  },
  stepMinutes: 15,
  weekStartsOn: 1,
};
