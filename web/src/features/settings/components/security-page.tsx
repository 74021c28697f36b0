import { PageHeading } from "@/components/page";

import { ChangeEmail } from "./change-email";
import { ChangePassword } from "./change-password";
import { Devices } from "./devices";

export function SecurityPage() {
  return (
    <>
      <PageHeading>Security</PageHeading>
      <ChangePassword />
      <ChangeEmail />
      <Devices />
    </>
  );
}
