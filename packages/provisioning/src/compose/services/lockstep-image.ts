import { IMAGES } from '../images.ts';

/** What is built is named one by one: the folder also holds secrets and the history of the repository. */
const DOCKERFILE = `FROM ${IMAGES.restic} AS restic
FROM ${IMAGES.kopia} AS kopia
FROM ${IMAGES.node}
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates openssh-client && rm -rf /var/lib/apt/lists/*
COPY --from=restic /usr/bin/restic /usr/local/bin/restic
COPY --from=kopia /bin/kopia /usr/local/bin/kopia
WORKDIR /app
RUN mkdir /data && chown node:node /app /data
USER node
COPY --chown=node:node package.json package-lock.json turbo.json tsconfig.base.json tsconfig.json ./
COPY --chown=node:node packages packages
COPY --chown=node:node apps apps
COPY --chown=node:node scripts scripts
RUN npm ci && npm run build
`;

/** The image that fleet server, exporter and the maker of the web file share. It is built once. */
export function lockstepImage(sourceFolder: string): object {
  return { image: 'lockstep', build: { context: sourceFolder, dockerfile_inline: DOCKERFILE } };
}
