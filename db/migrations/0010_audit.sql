CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`entries` integer NOT NULL,
	`last_id` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "one_audit_head" CHECK("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `break_glasses` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reason` text NOT NULL,
	`began_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `break_glasses_by_review` ON `break_glasses` (`review_id`);--> statement-breakpoint
CREATE INDEX `break_glasses_by_end` ON `break_glasses` (`ended_at`);--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `commit_id` integer;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `commit_hash` text;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `previous` text;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `hash` text;--> statement-breakpoint
CREATE INDEX `audit_by_actor` ON `audit_entries` (`actor_id`);