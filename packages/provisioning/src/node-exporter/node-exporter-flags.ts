/** What is no file system of an operator. The packaged default also hides /mnt and /media, where backup disks hang. */
const HIDDEN_MOUNTS = '^/(dev|proc|run|sys|var/lib/docker/.+|var/lib/containers/storage/.+)($|/)';

/**
 * The flags of a node exporter, 1.5 or later.
 *
 * @param listen `host:port`
 * @param rootfs where the root of the machine is mounted, in a container; absent: it is the root
 */
export function nodeExporterFlags(listen: string, rootfs?: string): string[] {
  return [
    `--web.listen-address=${listen}`,
    ...(rootfs === undefined ? [] : [`--path.rootfs=${rootfs}`]),
    `--collector.filesystem.mount-points-exclude=${HIDDEN_MOUNTS}`,
    // It asks systemd over D-Bus, and logs an error with each scrape where there is none.
    '--no-collector.systemd',
  ];
}
