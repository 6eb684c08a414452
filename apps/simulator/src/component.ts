import type { PlatformJob } from '@lockstep/provisioning';
import type { FastifyInstance } from 'fastify';
import type { Pace } from './pace.ts';
import type { Random } from './random.ts';
import type { Effects } from './scenario/effects.ts';

/** The world as one instance of a component sees it. */
export interface Surroundings {
  /** From 0 on, among the instances of the component. */
  readonly index: number;
  /** Whether scenarios that befall one instance befall this one. */
  readonly isLast: boolean;
  readonly random: Random;
  readonly pace: Pace;
  /** What goes wrong at the moment. */
  readonly effects: () => Effects;
  /** Seconds of the domain since the world began. */
  readonly now: () => number;
  /** Address of an instance of another component: `http://127.0.0.1:8080`. Undefined when it is not there. */
  readonly addressOf: (job: PlatformJob, index: number) => string | undefined;
}

/** An instance of a component, made of a surface, a domain and those who ask it for something. */
export interface Component {
  /** Listens once the world has given it a port. */
  readonly app: FastifyInstance;
  /** Told when everything listens. */
  readonly begin?: () => Promise<void>;
  /**
   * Plays the next second. What does not need the network is over when this returns; the promise is that of the requests
   * which were made in that second.
   */
  readonly tick: () => Promise<void>;
  /** Ends what it holds beside `app`. */
  readonly close?: () => void | Promise<void>;
}

/** Makes an instance of a component. */
export type MakeComponent = (surroundings: Surroundings) => Promise<Component>;
