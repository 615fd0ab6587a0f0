CREATE TABLE `action_reviews` (
	`review_id` text NOT NULL,
	`action_review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text NOT NULL,
	`by_system` integer NOT NULL,
	`by_codes` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `action_review_id`, `action_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`action_review_id`,`action_id`) REFERENCES `actions`(`review_id`,`action_id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_reviews_by_action` ON `action_reviews` (`action_review_id`,`action_id`);--> statement-breakpoint
CREATE TABLE `factor_codes` (
	`code` text NOT NULL,
	`review_id` text NOT NULL,
	`factor_id` text NOT NULL,
	PRIMARY KEY(`code`, `review_id`, `factor_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `factor_codes_by_factor` ON `factor_codes` (`review_id`,`factor_id`);--> statement-breakpoint
CREATE INDEX `reviews_by_system_name` ON `reviews` (lower("ai_system"));--> statement-breakpoint
INSERT OR IGNORE INTO `factor_codes` (`code`, `review_id`, `factor_id`)
	SELECT c.`value`, f.`review_id`, f.`factor_id` FROM `factors` f, json_each(f.`codes`) c
	WHERE f.`withdrawn` = 0 AND f.`state` IS NOT 'ruled-out';
