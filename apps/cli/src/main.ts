#!/usr/bin/env node
import { Command } from 'commander';

await new Command('lockstep').description('Checks dashboards and rules against the metrics that exist.').parseAsync();
