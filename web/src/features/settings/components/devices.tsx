import { useQuery } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";

import { Button } from "@/components/button";
import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/skeleton";
import { showToast } from "@/components/toast";
import type { Schemas } from "@/lib/api";
import { messageOf } from "@/lib/api-error";
import { formatMoment } from "@/lib/dates";

import { sessionsQuery, useEndSession } from "../api/security";
import { deviceName } from "../device-name";
import { SectionCard } from "./section-card";

export function Devices() {
  const sessions = useQuery(sessionsQuery);
  const ending = useEndSession();
  const others = sessions.data?.filter((session) => !session.current) ?? [];

  const end = (sessionId: string | null) => {
    ending.mutate(sessionId, {
      onSuccess: () => {
        showToast({
          message:
            sessionId === null ? "All other devices are signed out" : "The device is signed out",
        });
      },
      onError: (error) => {
        showToast({ message: messageOf(error), tone: "error" });
      },
    });
  };

  return (
    <SectionCard title="Devices" lead="Where you are signed in.">
      {sessions.isPending && <Skeleton className="h-20" />}
      {!sessions.data && sessions.isError && (
        <LoadError error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <ul className="grid divide-y divide-line">
          {sessions.data.map((session) => (
            <Device
              key={session.id}
              session={session}
              pending={ending.isPending && ending.variables === session.id}
              onEnd={() => {
                end(session.id);
              }}
            />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Button
          variant="outline"
          className="justify-self-end"
          pending={ending.isPending && ending.variables === null}
          onClick={() => {
            end(null);
          }}
        >
          Sign out all other devices
        </Button>
      )}
    </SectionCard>
  );
}

interface DeviceProps {
  session: Schemas["Session"];
  pending: boolean;
  onEnd: () => void;
}

function Device({ session, pending, onEnd }: DeviceProps) {
  const name = deviceName(session.userAgent);
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <MonitorSmartphone aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <div className="min-w-40 flex-1">
        <p className="font-semibold">
          {name}
          {session.current && (
            <span className="ml-2 rounded-full bg-success-wash px-2.5 py-0.5 text-sm text-success">
              this device
            </span>
          )}
        </p>
        <p className="text-sm text-ink-soft">
          {[session.ipAddress, `last seen ${formatMoment(session.lastSeenAt)}`]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="outline"
          size="small"
          pending={pending}
          aria-label={`Sign out ${name}`}
          onClick={onEnd}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
