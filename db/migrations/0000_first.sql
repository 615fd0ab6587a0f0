CREATE TABLE `action_factors` (
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`factor_id` text NOT NULL,
	PRIMARY KEY(`review_id`, `action_id`, `factor_id`)
);
--> statement-breakpoint
CREATE TABLE `action_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`field` text NOT NULL,
	`from` text,
	`to` text,
	`note` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_history_once` ON `action_history` (`review_id`,`action_id`,`version`,`field`);--> statement-breakpoint
CREATE TABLE `actions` (
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`status` text NOT NULL,
	`title` text NOT NULL,
	`detail` text NOT NULL,
	`category` text,
	`strength` text,
	`measure_name` text NOT NULL,
	`measure_kind` text,
	`baseline` text NOT NULL,
	`target` text NOT NULL,
	`source` text NOT NULL,
	`unintended` text NOT NULL,
	`equity` text NOT NULL,
	`layers` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `action_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `actions_by_status` ON `actions` (`status`,`due_on`);--> statement-breakpoint
CREATE INDEX `actions_by_owner` ON `actions` (`owner_id`,`status`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`act` text NOT NULL,
	`review_id` text,
	`subject_id` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_by_review` ON `audit_entries` (`review_id`);--> statement-breakpoint
CREATE TABLE `client_numbers` (
	`review_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`client_number` integer NOT NULL,
	`member_id` text,
	`bound_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `epoch`, `client_number`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `commits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `document_snapshots` (
	`review_id` text NOT NULL,
	`seq` integer NOT NULL,
	`epoch` integer NOT NULL,
	`at` integer NOT NULL,
	`bytes` blob NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`review_id`, `seq`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `document_updates` (
	`review_id` text NOT NULL,
	`seq` integer NOT NULL,
	`epoch` integer NOT NULL,
	`commit_id` integer NOT NULL,
	`member_id` text,
	`client_numbers` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`review_id`, `seq`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`commit_id`) REFERENCES `commits`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`review_id` text PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	`layout` integer NOT NULL,
	`seq` integer NOT NULL,
	`projected_seq` integer DEFAULT 0 NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `factors` (
	`review_id` text NOT NULL,
	`factor_id` text NOT NULL,
	`layer` text,
	`statement` text NOT NULL,
	`state` text,
	`codes` text NOT NULL,
	`withdrawn` integer NOT NULL,
	PRIMARY KEY(`review_id`, `factor_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`organisation_roles` text NOT NULL,
	`review_id` text,
	`review_role` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`revoked_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_tokenHash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`organisation_roles` text NOT NULL,
	`colour` text NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_email_unique` ON `members` (`email`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "one_organisation" CHECK("organisation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `participants` (
	`review_id` text NOT NULL,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`review_id`, `member_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `participants_by_member` ON `participants` (`member_id`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_tokenHash_unique` ON `password_resets` (`token_hash`);--> statement-breakpoint
CREATE TABLE `recovered_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`other_id` text,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`outcome` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `recovered_by_review` ON `recovered_texts` (`review_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`template_id` text NOT NULL,
	`template_version` integer NOT NULL,
	`stage` text NOT NULL,
	`ai_system` text,
	`occurred_on` text,
	`detected_on` text,
	`restricted` integer DEFAULT false NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`public_case` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`member_id` text NOT NULL,
	`agent` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_member` ON `sessions` (`member_id`);--> statement-breakpoint
CREATE TABLE `stage_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `stage_changes_by_review` ON `stage_changes` (`review_id`);