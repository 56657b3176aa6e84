#!/bin/bash
# Nobody logs in with a password, and nobody as root.
set -euo pipefail

sudo tee /etc/ssh/sshd_config.d/10-imageinfra.conf <<'CONFIGURATION'
PasswordAuthentication no
PermitRootLogin no
CONFIGURATION

sudo sshd -t
