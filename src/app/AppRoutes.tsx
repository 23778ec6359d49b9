import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useSession } from '@/ui/sessionContext';
import { homeOf, mayOpen } from './navigation';
import { NotAllowedPage, NotFoundPage, WelcomePage } from './plainPages';

const OperatorDashboard = lazy(async () => ({
  default: (await import('@/dashboards/operator/OperatorDashboard')).OperatorDashboard,
}));
const SchedulingDashboard = lazy(async () => ({
  default: (await import('@/dashboards/scheduling/SchedulingDashboard')).SchedulingDashboard,
}));
const AvailabilityDashboard = lazy(async () => ({
  default: (await import('@/dashboards/availability/AvailabilityDashboard')).AvailabilityDashboard,
}));
const TherapistDashboard = lazy(async () => ({
  default: (await import('@/dashboards/therapist/TherapistDashboard')).TherapistDashboard,
}));
const ClinicDashboard = lazy(async () => ({
  default: (await import('@/dashboards/clinic/ClinicDashboard')).ClinicDashboard,
}));
const PortalDashboard = lazy(async () => ({
  default: (await import('@/dashboards/portal/PortalDashboard')).PortalDashboard,
}));
const AssistantPanel = lazy(async () => ({
  default: (await import('@/features/assistant/AssistantPanel')).AssistantPanel,
}));
const AdminDashboard = lazy(async () => ({
  default: (await import('@/dashboards/admin/AdminDashboard')).AdminDashboard,
}));

const AccountPage = lazy(async () => ({ default: (await import('./AccountPage')).AccountPage }));

/** What lies at which address. Each dashboard's code is fetched when it is first opened. */
export function AppRoutes({ onSignOut }: { onSignOut: () => void }) {
  const home = homeOf(useSession().user.role);
  return (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <Routes>
        <Route path="/" element={<Navigate to={home} replace />} />
        <Route
          path="/operator"
          element={
            <ByRole>
              <OperatorDashboard />
            </ByRole>
          }
        />
        <Route
          path="/scheduling"
          element={
            <ByRole>
              <SchedulingDashboard />
            </ByRole>
          }
        />
        <Route
          path="/availability"
          element={
            <ByRole>
              <AvailabilityDashboard />
            </ByRole>
          }
        />
        <Route
          path="/therapist"
          element={
            <ByRole>
              <TherapistDashboard />
            </ByRole>
          }
        />
        <Route
          path="/therapist/:staffId"
          element={
            <ByRole>
              <TherapistDashboard />
            </ByRole>
          }
        />
        {['/clinic', '/assistant'].map((base) => (
          <Route
            key={base}
            path={`${base}/:section?/:id?`}
            element={
              <ByRole>
                <ClinicDashboard base={base} />
              </ByRole>
            }
          />
        ))}
        <Route
          path="/portal/:section?/:id?"
          element={
            <ByRole>
              <PortalDashboard assistant={<AssistantPanel />} />
            </ByRole>
          }
        />
        <Route
          path="/admin/:section?/:id?"
          element={
            <ByRole>
              <AdminDashboard />
            </ByRole>
          }
        />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/welcome" element={<WelcomePage onSignOut={onSignOut} />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}

function ByRole({ children }: { children: ReactNode }) {
  const { role } = useSession().user;
  return mayOpen(role, useLocation().pathname) ? children : <NotAllowedPage />;
}
